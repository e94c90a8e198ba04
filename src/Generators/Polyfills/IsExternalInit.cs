namespace System.Runtime.CompilerServices;

/// <summary>Lets the models have init-only members on netstandard2.0, the platform of compilers' plug-ins.</summary>
internal static class IsExternalInit;
