using Microsoft.Extensions.Configuration;

namespace TypedStreaming.Hosting.Configuration;

/// <summary>
/// Distinguishes a configuration section with the settings of one client from a section with one subsection for each client. Also finds sections
/// that mix both forms. Such a mistake is reported in a single message, instead of one message for each unknown setting.
/// </summary>
internal static class SectionShape
{
    /// <summary>
    /// The names of the subsections that the section of one client can have, such as <c>Login</c>. No client can have one of these names.
    /// </summary>
    public static readonly string[] Own = ["Login", "Client", "Handlers"];

    public static bool IsOwn(string name) => Own.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Returns the reason why the configuration section of a client without a name has the wrong form, or null if its form is correct.
    /// </summary>
    public static string? OfOne(IConfiguration section, string path)
    {
        var others = Clients(section);
        if (others.Length == 0) return null;
        return HasOwn(section)
            ? Mixed(path, others)
            : $"{path} contains sections for several clients ({string.Join(", ", others)}): add these clients with AddKeyedTypedStreaming";
    }

    /// <summary>
    /// Returns the reason why a configuration section with one subsection for each client has the wrong form, or null if its form is correct.
    /// </summary>
    public static string? OfSeveral(IConfiguration section, string path, IReadOnlyCollection<string> names)
    {
        if (HasOwn(section)) return Mixed(path, [.. names]);
        var unknown = section.GetChildren().Select(static child => child.Key).Where(key => !names.Contains(key, StringComparer.OrdinalIgnoreCase)).ToList();
        return unknown.Count == 0
            ? null
            : string.Join("; ", unknown.Select(key => $"{path}:{key} is not the name of a client: {NearestName.Hint(key, names)}"));
    }

    private static bool HasOwn(IConfiguration section) => section.GetChildren().Any(static child => IsOwn(child.Key));

    private static string[] Clients(IConfiguration section) =>
        [.. section.GetChildren().Where(static child => !IsOwn(child.Key) && HasOwn(child)).Select(static child => child.Key)];

    private static string Mixed(string path, string[] clients) =>
        $"{path} contains both the settings of one client ({string.Join(", ", Own)}) and the sections of several clients ({string.Join(", ", clients)}): "
        + $"move all settings into one section for each client, such as {path}:{clients[0]}:Login";
}
