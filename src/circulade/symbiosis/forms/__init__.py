"""Forms of industrial symbiosis."""
