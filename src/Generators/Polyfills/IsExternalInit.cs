namespace System.Runtime.CompilerServices;

/// <summary>Allows the models to have init-only members on netstandard2.0, the target framework of compiler plug-ins.</summary>
internal static class IsExternalInit;
