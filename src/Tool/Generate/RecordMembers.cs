namespace TypedStreaming.Tool.Generate;

/// <summary>The names of the members that every record has. A test compares the names with those that the compiler generates.</summary>
internal static class RecordMembers
{
    public static IReadOnlyList<string> All { get; } =
    [
        "Clone", "EqualityContract", "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "PrintMembers", "ReferenceEquals", "ToString",
        "op_Equality", "op_Inequality",
    ];
}
