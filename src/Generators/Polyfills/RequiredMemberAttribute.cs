namespace System.Runtime.CompilerServices;

/// <summary>Lets the models have required members on netstandard2.0, the platform of compilers' plug-ins.</summary>
[AttributeUsage(AttributeTargets.All, Inherited = false)]
internal sealed class RequiredMemberAttribute : Attribute;
