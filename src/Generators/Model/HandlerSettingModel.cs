namespace TypedStreaming.Generators.Model;

/// <summary>An option of a handler.</summary>
/// <param name="Option">The name of the option's property.</param>
/// <param name="Value">The value as a C# expression.</param>
internal sealed record HandlerSettingModel(string Option, string Value);
