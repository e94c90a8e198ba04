namespace TypedStreaming.Events;

/// <summary>The names of change types in events.</summary>
internal static class ChangeTypes
{
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
