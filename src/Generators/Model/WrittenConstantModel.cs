namespace TypedStreaming.Generators.Model;

/// <summary>An enum constant that generated code can write.</summary>
/// <param name="Constant">The constant as a C# expression.</param>
/// <param name="Name">The name of the constant in the JSON.</param>
internal sealed record WrittenConstantModel(string Constant, string Name);
