namespace System.Diagnostics.CodeAnalysis;

/// <summary>Allows the models to have required members on netstandard2.0, the target framework of compiler plug-ins.</summary>
[AttributeUsage(AttributeTargets.Constructor)]
internal sealed class SetsRequiredMembersAttribute : Attribute;
