namespace System.Runtime.CompilerServices;

/// <summary>Allows required members in the models on netstandard2.0, the target of compiler plug-ins.</summary>
[AttributeUsage(AttributeTargets.All, Inherited = false)]
internal sealed class RequiredMemberAttribute : Attribute;
