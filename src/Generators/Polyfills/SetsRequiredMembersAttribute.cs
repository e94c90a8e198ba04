namespace System.Diagnostics.CodeAnalysis;

/// <summary>Lets the models have required members on netstandard2.0, the platform of compilers' plug-ins.</summary>
[AttributeUsage(AttributeTargets.Constructor)]
internal sealed class SetsRequiredMembersAttribute : Attribute;
