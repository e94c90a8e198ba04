namespace TypedStreaming.Generators.Model;

/// <summary>A handler option that the <c>[EventHandler]</c> attribute sets.</summary>
/// <param name="Option">The name of the option's property.</param>
/// <param name="Value">The value as a C# expression.</param>
internal sealed record HandlerSettingModel(string Option, string Value);
