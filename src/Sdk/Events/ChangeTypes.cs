namespace TypedStreaming.Events;

/// <summary>The names of change types as they are written in events.</summary>
internal static class ChangeTypes
{
    private const string GapPrefix = "GAP_";

    /// <summary>Returns true if the change type belongs to a gap event, which reports changes that the server could not send.</summary>
    public static bool IsGap(string name) => name.StartsWith(GapPrefix, StringComparison.Ordinal);

    /// <summary>Returns true if the change type, in UTF-8 and without escapes, belongs to a gap event.</summary>
    public static bool IsGap(ReadOnlySpan<byte> name) => name.StartsWith("GAP_"u8);

    public static ChangeType Parse(string name) => name switch
    {
        "CREATE" => ChangeType.Create,
        "UPDATE" => ChangeType.Update,
        "DELETE" => ChangeType.Delete,
        "UNDELETE" => ChangeType.Undelete,
        "GAP_CREATE" => ChangeType.GapCreate,
        "GAP_UPDATE" => ChangeType.GapUpdate,
        "GAP_DELETE" => ChangeType.GapDelete,
        "GAP_UNDELETE" => ChangeType.GapUndelete,
        "GAP_OVERFLOW" => ChangeType.GapOverflow,
        "SNAPSHOT" => ChangeType.Snapshot,
        _ => ChangeType.Unknown,
    };
}
