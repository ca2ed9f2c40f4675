'use strict';
// Keep each answer as it is typed. Without this script the buttons of the form do the same.
(() => {
  const form = document.getElementById('draft');
  if (!form) return;
  const waiting = new Map();
  const queue = [];
  let running = null;
  let leaving = false;

  const say = (block, text, bad) => {
    const line = block.querySelector('.question-status');
    if (!line) return;
    line.textContent = text;
    line.classList.toggle('question-status-bad', Boolean(bad));
  };

  const countWords = (area) => {
    const limit = Number(area.dataset.wordLimit);
    const words = area.value.trim() ? area.value.trim().split(/\s+/).length : 0;
    let line = area.parentElement.querySelector('.word-count');
    if (!line) {
      line = document.createElement('p');
      line.className = 'help word-count';
      area.after(line);
    }
    line.textContent = `${words} / ${limit} ${form.dataset.words}`;
    line.classList.toggle('word-count-over', words > limit);
  };

  const collect = (block) => {
    const data = new FormData();
    data.append('csrfmiddlewaretoken', form.elements.csrfmiddlewaretoken.value);
    for (const [name, value] of new FormData(form)) {
      if (value instanceof File) continue;
      const field = form.elements.namedItem(name);
      const one = field instanceof RadioNodeList ? field[0] : field;
      if (block.contains(one)) data.append(name, value);
    }
    return data;
  };

  const show = (visible) => {
    for (const block of form.querySelectorAll('[data-question]')) {
      block.hidden = !visible.includes(block.dataset.question);
    }
  };

  const advance = (answer) => {
    const bar = form.querySelector('.draft-progress progress');
    if (bar) {
      bar.value = answer.answered;
      bar.max = answer.required || 1;
    }
    const words = form.querySelector('.draft-progress [data-count]');
    if (words) words.textContent = `${answer.answered} / ${answer.required}`;
  };

  const save = async (block) => {
    const code = block.dataset.question;
    say(block, form.dataset.saving);
    const response = await fetch(form.dataset.answers, {
      method: 'POST', body: collect(block), signal: AbortSignal.timeout(20000),
    });
    if (!response.ok) throw new Error(String(response.status));
    const answer = await response.json();
    if (code in answer.revisions) {
      block.querySelector('input[name^="seen-"]').value = answer.revisions[code];
      block.querySelector('input[name^="was-"]').value = answer.was[code];
    }
    if (code in answer.overlaps) {
      block.dataset.overlap = '1';
      say(block, answer.overlaps[code], true);
    } else {
      say(block, answer.problems[code] || form.dataset.saved, code in answer.problems);
    }
    show(answer.visible);
    advance(answer);
  };

  const work = async () => {
    while (queue.length) {
      const block = queue.shift();
      if (block.dataset.overlap) continue;
      try {
        await save(block);
      } catch {
        say(block, form.dataset.failed, true);
        if (!leaving) later(block, 5000);
      }
    }
  };

  const run = () => {
    if (!running) running = work().finally(() => { running = null; });
  };

  const later = (block, delay) => {
    clearTimeout(waiting.get(block));
    waiting.set(block, setTimeout(() => {
      waiting.delete(block);
      if (!queue.includes(block)) queue.push(block);
      run();
    }, delay));
  };

  // The whole form follows: what waits is in it, what is under way has to be stored before, or the server
  // would see somebody else's change.
  form.addEventListener('submit', (event) => {
    waiting.forEach(clearTimeout);
    waiting.clear();
    queue.length = 0;
    if (!running) return;
    event.preventDefault();
    if (leaving) return;
    leaving = true;
    running.then(() => {
      leaving = false;
      form.requestSubmit(event.submitter);
    });
  });
  addEventListener('beforeunload', (event) => {
    if (waiting.size || queue.length || running) event.preventDefault();
  });

  form.addEventListener('input', (event) => {
    const block = event.target.closest('[data-question]');
    if (!block || event.target.type === 'file') return;
    if (event.target.dataset.wordLimit) countWords(event.target);
    later(block, 1200);
  });
  form.addEventListener('change', (event) => {
    const block = event.target.closest('[data-question]');
    if (!block || event.target.type === 'file') return;
    later(block, 50);
  });
  form.querySelectorAll('textarea[data-word-limit]').forEach(countWords);
})();
