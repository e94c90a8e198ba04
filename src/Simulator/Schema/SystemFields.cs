namespace TypedStreaming.Simulator.Schema;

/// <summary>The standard fields that every object has or can have. They are not part of its metadata.</summary>
internal static class SystemFields
{
    public const string Id = "Id";
    public const string Name = "Name";
    public const string IsDeleted = "IsDeleted";
    public const string CreatedDate = "CreatedDate";
    public const string CreatedById = "CreatedById";
    public const string LastModifiedDate = "LastModifiedDate";
    public const string LastModifiedById = "LastModifiedById";
    public const string SystemModstamp = "SystemModstamp";

    private static readonly HashSet<string> Maintained = new(StringComparer.OrdinalIgnoreCase)
    {
        Id, IsDeleted, CreatedDate, CreatedById, LastModifiedDate, LastModifiedById, SystemModstamp,
    };

    private static readonly Dictionary<string, FieldDefinition> All = new FieldDefinition[]
    {
        new(Id, "id") { IsRequired = true },
        new(IsDeleted, "boolean") { IsRequired = true },
        new(CreatedDate, "datetime") { IsRequired = true },
        new(CreatedById, "reference") { IsRequired = true },
        new(LastModifiedDate, "datetime") { IsRequired = true },
        new(LastModifiedById, "reference") { IsRequired = true },
        new(SystemModstamp, "datetime") { IsRequired = true },
        new(Name, "string"),
        new("OwnerId", "reference"),
        new("RecordTypeId", "reference"),
        new("CurrencyIsoCode", "picklist"),
        new("LastActivityDate", "date"),
        new("LastViewedDate", "datetime"),
        new("LastReferencedDate", "datetime"),
    }.ToDictionary(static field => field.Name, StringComparer.OrdinalIgnoreCase);

    public static FieldDefinition? Find(string name) => All.GetValueOrDefault(name);

    /// <summary>Returns true if only the org itself can set the field.</summary>
    public static bool IsMaintained(string name) => Maintained.Contains(name);
}
