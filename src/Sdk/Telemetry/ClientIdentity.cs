namespace TypedStreaming.Telemetry;

/// <summary>The name and the org of one client, for telemetry. The org is known after the first login.</summary>
internal sealed class ClientIdentity(string name)
{
    private volatile ClientLabels _labels = new(name, organizationId: null);

    /// <summary>The current labels of the client. The property returns the same object until a label changes.</summary>
    public ClientLabels Labels => _labels;

    /// <summary>Stores the id of the org that the client logged in to most recently. A token without an org id changes nothing.</summary>
    public void NoteOrganization(string? organizationId)
    {
        if (organizationId is not null && organizationId != _labels.OrganizationId) _labels = new ClientLabels(name, organizationId);
    }
}
