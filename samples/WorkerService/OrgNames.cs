namespace WorkerService;

/// <summary>Reads the names of the orgs from the configuration. Each org has its own section.</summary>
internal static class OrgNames
{
    private static readonly string[] SettingsOfOneOrg = ["Login", "Client", "Handlers"];

    /// <summary>
    /// Returns the names of the sections. If the configuration has settings that are in no section of an org, a default name is added. The check
    /// at the start of the host then explains where the settings belong.
    /// </summary>
    public static IReadOnlyList<string> In(IConfigurationSection salesforce)
    {
        var names = salesforce.GetChildren().Select(static child => child.Key).Except(SettingsOfOneOrg, StringComparer.OrdinalIgnoreCase).ToList();
        return names.Count > 0 ? names : ["emea"];
    }
}
