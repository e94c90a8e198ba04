namespace TypedStreaming.Simulator.Schema;

/// <summary>The object <c>Organization</c>, which every org has, with the fields that the simulator knows.</summary>
internal static class OrganizationObject
{
    public const string Name = "Organization";
    public const string OrganizationType = "OrganizationType";
    public const string IsSandbox = "IsSandbox";

    public static ObjectDefinition Define()
    {
        var definition = new ObjectDefinition(Name) { Label = "Organization", KeyPrefix = "00D" };
        FieldDefinition[] fields =
        [
            new("Id", "id") { Length = 18 },
            new(SystemFields.Name, "string") { Length = 80 },
            new(OrganizationType, "picklist"),
            new(IsSandbox, "boolean"),
        ];
        foreach (var field in fields) definition.Add(field);
        return definition;
    }
}
