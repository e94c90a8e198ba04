namespace System.Runtime.CompilerServices;

/// <summary>Allows init-only members in the models on netstandard2.0, the target of compiler plug-ins.</summary>
internal static class IsExternalInit;
