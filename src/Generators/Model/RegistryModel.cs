namespace TypedStreaming.Generators.Model;

/// <summary>Where the list of an assembly's event types stands.</summary>
/// <param name="Namespace">The assembly's root namespace.</param>
/// <param name="Name">The name of the emitted class.</param>
/// <param name="HasAlias">Whether the class goes by its plain name in every file of the project.</param>
internal sealed record RegistryModel(string Namespace, string Name, bool HasAlias);
