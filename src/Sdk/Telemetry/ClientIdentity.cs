namespace TypedStreaming.Telemetry;

/// <summary>The name and the org of one client. The org is known after the first login.</summary>
internal sealed class ClientIdentity(string name)
{
    private volatile ClientLabels _labels = new(name, organizationId: null);

    /// <summary>The present labels. The same object as long as nothing changes.</summary>
    public ClientLabels Labels => _labels;

    /// <summary>Notes the org that a login was for. A token that does not name its org changes nothing.</summary>
    public void NoteOrganization(string? organizationId)
    {
        if (organizationId is not null && organizationId != _labels.OrganizationId) _labels = new ClientLabels(name, organizationId);
    }
}
