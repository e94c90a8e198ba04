namespace System.Diagnostics.CodeAnalysis;

/// <summary>Allows required members in the models on netstandard2.0, the target of compiler plug-ins.</summary>
[AttributeUsage(AttributeTargets.Constructor)]
internal sealed class SetsRequiredMembersAttribute : Attribute;
