namespace TypedStreaming.Telemetry;

/// <summary>The labels of a client on its log lines, metrics and activities. An empty name or an unknown org has no label.</summary>
internal sealed class ClientLabels(string name, string? organizationId)
{
    public string Name { get; } = name;

    public string? OrganizationId { get; } = organizationId;

    /// <summary>
    /// The beginning of each log line, such as <c>[orders 00DKx0000000001EAA] </c>; empty if neither the name nor the org is known.
    /// </summary>
    public string Prefix { get; } = (name.Length > 0, organizationId) switch
    {
        (false, null) => "",
        (false, _) => $"[{organizationId}] ",
        (true, null) => $"[{name}] ",
        _ => $"[{name} {organizationId}] ",
    };

    /// <summary>The tags on each of the client's metric measurements.</summary>
    public KeyValuePair<string, object?>[] Tags { get; } = Pairs("typedstreaming.client", "typedstreaming.org", name, organizationId);

    /// <summary>The properties of each of the client's log lines.</summary>
    public KeyValuePair<string, object?>[] Properties { get; } = Pairs("ClientName", "OrganizationId", name, organizationId);

    private static KeyValuePair<string, object?>[] Pairs(string nameKey, string orgKey, string name, string? organizationId)
    {
        var pairs = new List<KeyValuePair<string, object?>>(2);
        if (name.Length > 0) pairs.Add(new(nameKey, name));
        if (organizationId is not null) pairs.Add(new(orgKey, organizationId));
        return [.. pairs];
    }
}
