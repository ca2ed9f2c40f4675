"""Eight numbers in one operation of the processor, for compiled code.

numba leaves to the compiler whether a loop becomes vector operations, and of sums over cohorts it makes none.
Here a vector of eight is a type of its own: eight series are computed side by side, lane by lane. A product
and a sum stay two operations, each rounded by itself, so every lane has the bits that numpy would give it.
Processors with narrower vectors take the eight in two or four steps.
"""

from collections.abc import Callable
from typing import Any

from llvmlite import ir
from numba import types
from numba.extending import intrinsic, models, register_model

LANES = 8
VECTOR = ir.VectorType(ir.DoubleType(), LANES)
_HALVES = [
    ir.Constant(
        ir.VectorType(ir.IntType(32), LANES),
        [lane // 2 + half + lane % 2 * LANES for lane in range(LANES)],
    )
    for half in (0, LANES // 2)
]
"""One number of each of two vectors in turn: of their first halves, of their second halves."""

BYTES = 8
"""What an element of an array is aligned to; a vector may lie anywhere in it."""


operation: Callable[[Callable[..., Any]], Any] = intrinsic
"""Makes an operation of compiled code from a function that returns its signature and how to write it down."""


class Lanes(types.Type):
    """Eight float64."""


LANES_TYPE: Any = Lanes("Lanes")


_model_of: Callable[[type], Callable[[Callable[..., Any]], Any]] = register_model
_primitive: Callable[..., Any] = models.PrimitiveModel
_model_of(Lanes)(lambda manager, kind: _primitive(manager, kind, VECTOR))


def _place(context: Any, builder: Any, kind: Any, array: Any, at: Any) -> Any:
    """Return the address of eight elements of a flat array from element `at`."""
    data = context.make_array(kind)(context, builder, array).data
    return builder.bitcast(builder.gep(data, [at]), VECTOR.as_pointer())


def _loaded(context: Any, builder: Any, kind: Any, array: Any, at: Any) -> Any:
    value = builder.load(_place(context, builder, kind, array, at))
    value.align = BYTES
    return value


@operation
def nothing(typing: Any) -> Any:
    """Return eight zeros."""

    def code(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        return ir.Constant(VECTOR, [0.0] * LANES)

    return LANES_TYPE(), code


@operation
def load(typing: Any, array: Any, at: Any) -> Any:
    """Return `array[at : at + 8]`."""

    def code(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        return _loaded(context, builder, signature.args[0], *given)

    return LANES_TYPE(array, types.intp), code


@operation
def store(typing: Any, array: Any, at: Any, value: Any) -> Any:
    """Let `array[at : at + 8]` be `value`."""

    def code(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        place = _place(context, builder, signature.args[0], given[0], given[1])
        builder.store(given[2], place).align = BYTES
        return context.get_dummy_value()

    return types.void(array, types.intp, LANES_TYPE), code


@operation
def plus(typing: Any, total: Any, factor: Any, array: Any, at: Any) -> Any:
    """Return `total + factor · array[at : at + 8]`, the product rounded before it is added."""

    def code(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        value = _loaded(context, builder, signature.args[2], given[2], given[3])
        return builder.fadd(given[0], builder.fmul(given[1], value))

    return LANES_TYPE(LANES_TYPE, LANES_TYPE, array, types.intp), code


@operation
def turn(typing: Any, source: Any, at: Any, step: Any, target: Any, to: Any, stride: Any) -> Any:
    """Let `target[to + j·stride + i]` be `source[at + i·step + j]` for i and j from 0 to 7: rows become columns."""

    def code(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        source, at, step, target, to, stride = given
        numbers = [ir.Constant(at.type, number) for number in range(LANES)]
        places = [builder.add(at, builder.mul(step, number)) for number in numbers]
        rows = [_loaded(context, builder, signature.args[0], source, place) for place in places]
        for _ in range(3):  # each round interleaves the upper half of the rows with the lower half
            pairs = zip(rows[: LANES // 2], rows[LANES // 2 :], strict=True)
            rows = [builder.shuffle_vector(*pair, half) for pair in pairs for half in _HALVES]
        for number, row in zip(numbers, rows, strict=True):
            place = builder.add(to, builder.mul(stride, number))
            builder.store(row, _place(context, builder, signature.args[3], target, place)).align = BYTES
        return context.get_dummy_value()

    return types.void(source, types.intp, types.intp, target, types.intp, types.intp), code


def _of_two(name: str) -> Any:
    @operation
    def of_two(typing: Any, one: Any, other: Any) -> Any:
        def code(context: Any, builder: Any, signature: Any, given: Any) -> Any:
            return getattr(builder, name)(*given)

        return LANES_TYPE(LANES_TYPE, LANES_TYPE), code

    return of_two


minus, over = _of_two("fsub"), _of_two("fdiv")
