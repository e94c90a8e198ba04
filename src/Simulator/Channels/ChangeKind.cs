namespace TypedStreaming.Simulator.Channels;

/// <summary>The change types of change events, and the rules for the fields that each type of event contains.</summary>
internal static class ChangeKind
{
    public const string Create = "CREATE";
    public const string Update = "UPDATE";
    public const string Delete = "DELETE";
    public const string Undelete = "UNDELETE";
    public const string Overflow = "GAP_OVERFLOW";
    private const string GapPrefix = "GAP_";

    public static IReadOnlyList<string> All { get; } =
    [
        Create, Update, Delete, Undelete, "GAP_CREATE", "GAP_UPDATE", "GAP_DELETE", "GAP_UNDELETE", Overflow,
    ];

    public static bool HasBody(string type) => type is Update || IsWholeRecord(type);

    /// <summary>Returns true if the change creates or restores the record. In that case, all of its fields are sent.</summary>
    public static bool IsWholeRecord(string type) => type is Create or Undelete;

    public static bool IsGap(string type) => type.StartsWith(GapPrefix, StringComparison.Ordinal);
}
