namespace TypedStreaming.Generators.Model;

/// <summary>The namespace and the name of the generated class that lists the event types of an assembly.</summary>
/// <param name="Namespace">The assembly's root namespace.</param>
/// <param name="Name">The name of the generated class.</param>
/// <param name="HasAlias">True if every file of the project can use the class by its name without a namespace.</param>
internal sealed record RegistryModel(string Namespace, string Name, bool HasAlias);
