using System.Text.Json;
using System.Xml.Linq;

namespace TypedStreaming.Package.Tests.Packages;

/// <summary>A project that a template makes, with its local org.</summary>
/// <param name="Kind"><c>worker</c> or <c>console</c>.</param>
/// <param name="Name">The name that the user gives it.</param>
/// <param name="EventKind">The kind of its event.</param>
/// <param name="Options">More options of <c>dotnet new</c>.</param>
public sealed record TemplateProject(string Kind, string Name, string EventKind, params string[] Options)
{
    public string Template => $"typedstreaming-{Kind}";

    /// <summary>Its project file, and that of its local org. All names differ, so that projects of several templates fit into one solution.</summary>
    public IEnumerable<string> Files => [Path.Combine(Name, $"{Name}.csproj"), Path.Combine(Name, "LocalOrg", $"{Name}.LocalOrg.csproj")];

    public string Program => Path.Combine("bin", "Debug", "net10.0", $"{Name}.dll");

    public IEnumerable<string> Arguments => ["new", Template, "-n", Name, "--event-kind", EventKind, .. Options];

    /// <summary>The id of its user secrets.</summary>
    public static string UserSecretsIdOf(string folder) =>
        XDocument.Load(Directory.GetFiles(folder, "*.csproj").Single()).Descendants("UserSecretsId").Single().Value;

    /// <summary>The variables of the launch profile for the local org.</summary>
    public static IReadOnlyDictionary<string, string> LocalLoginOf(string folder)
    {
        using var settings = JsonDocument.Parse(System.IO.File.ReadAllText(Path.Combine(folder, "Properties", "launchSettings.json")));
        return settings.RootElement.GetProperty("profiles").GetProperty("LocalOrg").GetProperty("environmentVariables").EnumerateObject()
            .ToDictionary(static variable => variable.Name, static variable => variable.Value.GetString()!, StringComparer.Ordinal);
    }

    public override string ToString() => Name;
}
