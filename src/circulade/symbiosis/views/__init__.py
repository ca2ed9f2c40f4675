"""Pages of industrial symbiosis."""
