namespace System.Runtime.CompilerServices;

/// <summary>Allows the models to have required members on netstandard2.0, the target framework of compiler plug-ins.</summary>
[AttributeUsage(AttributeTargets.All, AllowMultiple = true, Inherited = false)]
internal sealed class CompilerFeatureRequiredAttribute(string featureName) : Attribute
{
    public string FeatureName { get; } = featureName;
}
