// The paths are part of every signature here, and whoever stores something needs their types.
@_exported public import StateRoots
