namespace TypedStreaming.Generators.Tests.Comparing;

/// <summary>A kind of member: its declaration, and the JSON values that it accepts.</summary>
/// <param name="Name">The kind's name in the report.</param>
/// <param name="Type">The C# type, never null.</param>
/// <param name="Valid">Makes a value that System.Text.Json and the emitted readers read alike.</param>
internal sealed record ValueKind(string Name, string Type, Func<Random, string> Valid)
{
    /// <summary>The C# expression of a default value, or null if members of the kind get none.</summary>
    public string? Default { get; init; }

    /// <summary>True if the default can be that of a parameter.</summary>
    public bool IsConstant { get; init; } = true;

    /// <summary>True if a member without <c>?</c> needs a value.</summary>
    public bool IsReference { get; init; }

    /// <summary>Values that are nearly valid.</summary>
    public IReadOnlyList<string> Odd { get; init; } = OddValues.Others;

    /// <summary>True if the member receives all fields for which there is no other member; its own name in documents is such a field.</summary>
    public bool IsExtensionData { get; init; }

    /// <summary>True if its values are objects of a type of the program, which the plan of the member names.</summary>
    public bool IsNested => Type.Length == 0;
}
