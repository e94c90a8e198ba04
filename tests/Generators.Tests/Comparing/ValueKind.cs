namespace TypedStreaming.Generators.Tests.Comparing;

/// <summary>A kind of member: how it is declared, and JSON values that it takes.</summary>
/// <param name="Name">The kind's name in the report.</param>
/// <param name="Type">The C# type, never null.</param>
/// <param name="Valid">Makes a value that System.Text.Json and the emitted readers take alike.</param>
internal sealed record ValueKind(string Name, string Type, Func<Random, string> Valid)
{
    /// <summary>The C# expression of a default value, or null if members of the kind get none.</summary>
    public string? Default { get; init; }

    /// <summary>Whether the default can be that of a parameter.</summary>
    public bool IsConstant { get; init; } = true;

    /// <summary>Whether a member without <c>?</c> needs a value.</summary>
    public bool IsReference { get; init; }

    /// <summary>Values that come near to valid ones.</summary>
    public IReadOnlyList<string> Odd { get; init; } = OddValues.Others;

    /// <summary>Whether the member takes what no other is named for; its own name in documents is such a one.</summary>
    public bool IsExtensionData { get; init; }

    /// <summary>Whether its values are objects of a type of the program, which the plan of the member names.</summary>
    public bool IsNested => Type.Length == 0;
}
