namespace System.Runtime.CompilerServices;

/// <summary>Allows the models to have required members on netstandard2.0, the target framework of compiler plug-ins.</summary>
[AttributeUsage(AttributeTargets.All, Inherited = false)]
internal sealed class RequiredMemberAttribute : Attribute;
