"""The engine: carries papers through a chain of stages and remembers finished work.

It knows nothing of papers or claims: stages are plain callables, matched by the types of their
parameters; results are values in a store, under keys made of everything they depend on.
"""
