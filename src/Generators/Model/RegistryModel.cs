namespace TypedStreaming.Generators.Model;

/// <summary>Where the list of an assembly's event types stands.</summary>
/// <param name="Namespace">The assembly's root namespace.</param>
/// <param name="Name">The name of the emitted class.</param>
internal sealed record RegistryModel(string Namespace, string Name);
