namespace WorkerService;

/// <summary>The orgs in a configuration: each has a section of its own.</summary>
internal static class OrgNames
{
    private static readonly string[] SettingsOfOneOrg = ["Login", "Client", "Handlers"];

    /// <summary>
    /// Returns the names of the sections. Settings that are not in a section of their org name no org: then one of the usual name is added, whose check
    /// says at the start where the settings belong.
    /// </summary>
    public static IReadOnlyList<string> In(IConfigurationSection salesforce)
    {
        var names = salesforce.GetChildren().Select(static child => child.Key).Except(SettingsOfOneOrg, StringComparer.OrdinalIgnoreCase).ToList();
        return names.Count > 0 ? names : ["emea"];
    }
}
