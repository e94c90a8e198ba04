using System.Text;
using System.Text.Json;
using TypedStreaming.Tool.Output;
using TypedStreaming.Tool.Shells;

namespace TypedStreaming.Tool.Simulate;

/// <summary>
/// Writes the addresses and the credentials of the simulated org when it starts. The credentials are random, and are valid only in this org.
/// </summary>
internal static class StartNotice
{
    public static void Write(Simulation simulation, Uri page, bool isJson, IShell shell)
    {
        var lines = LinesOf(simulation, page);
        var text = isJson ? Json(lines) : string.Concat(lines.Select(static line => $"{line.Name,-14}{line.Value}\n"));
        shell.Output.Write(Encoding.UTF8.GetBytes(text));
        shell.Output.Flush();
        shell.Error.WriteLine(ErrorLine.Note("the org, the Pub/Sub API and the page accept connections from this machine only. Ctrl-C stops them."));
    }

    private static (string Name, string Key, string Value)[] LinesOf(Simulation simulation, Uri page)
    {
        var user = simulation.Org.User;
        return
        [
            ("page", "page", page.ToString()),
            ("org", "org", simulation.Org.Url.ToString()),
            ("Pub/Sub API", "pubSub", simulation.PubSub.Url.ToString()),
            ("org id", "organizationId", simulation.Org.OrganizationId),
            ("user name", "username", user.Username),
            ("password", "password", user.Password),
            ("client id", "clientId", user.ClientId),
            ("client secret", "clientSecret", user.ClientSecret),
            ("refresh token", "refreshToken", user.RefreshToken),
            ("access token", "accessToken", simulation.Org.IssueAccessToken()),
        ];
    }

    private static string Json(IEnumerable<(string Name, string Key, string Value)> lines)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            foreach (var (_, key, value) in lines) writer.WriteString(key, value);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }
}
