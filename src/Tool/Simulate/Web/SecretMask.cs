using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using TypedStreaming.Simulator;
using TypedStreaming.Tool.Output;

namespace TypedStreaming.Tool.Simulate.Web;

/// <summary>
/// Removes secrets from the requests and responses that the page shows. A secret is recognized in three independent ways: by the name of its
/// field, by its value, and by the format of access tokens and assertions.
/// </summary>
internal sealed partial class SecretMask
{
    private const string Hidden = "(hidden)";

    private static readonly string[] HiddenHeaders = ["authorization", "proxy-authorization", "cookie", "set-cookie"];
    private static readonly string[] ShownFields = ["grant_type", "client_id", "username", "format"];
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string[] _values;

    public SecretMask(SimulatedUser user) => _values = [user.Password, user.ClientSecret, user.RefreshToken];

    public string Header(string name, string value) =>
        HiddenHeaders.Contains(name, StringComparer.OrdinalIgnoreCase) || IsSecretName(name) ? Hidden : Text(value);

    public string Path(string path)
    {
        var query = path.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? Text(path) : Text(path[..query]) + "?" + Form(path[(query + 1)..], static name => !IsSecretName(name));
    }

    public string Body(string body)
    {
        if (FormBody.IsMatch(body)) return Form(body, static name => ShownFields.Contains(name, StringComparer.Ordinal));
        return Text(Json(body) ?? body);
    }

    private static bool IsSecretName(string name) => SecretName.IsMatch(name);

    // The parts of a form keep their encoding, so a shown value is the one that was sent.
    private string Form(string form, Func<string, bool> isShown) => string.Join('&', form.Split('&').Select(part =>
    {
        var name = part.Split('=')[0];
        return part.Contains('=', StringComparison.Ordinal) && !isShown(Uri.UnescapeDataString(name)) ? $"{name}={Hidden}" : Text(part);
    }));

    private string Text(string text)
    {
        foreach (var value in _values)
        {
            text = text.Replace(value, Hidden, StringComparison.Ordinal);
            text = text.Replace(Uri.EscapeDataString(value), Hidden, StringComparison.Ordinal);
        }

        return Assertion.Replace(AccessToken.Replace(text, Hidden), Hidden);
    }

    private static string? Json(string body)
    {
        try
        {
            using var document = ForeignJson.ParseForDisplay(body);
            using var stream = new MemoryStream();
            using (var writer = new Utf8JsonWriter(stream, Relaxed)) Write(writer, document.RootElement);
            return Encoding.UTF8.GetString(stream.ToArray());
        }
        catch (JsonException)
        {
            // A body that is not JSON is shown as text. The values and forms of secrets are hidden in it.
            return null;
        }
    }

    private static void Write(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    writer.WritePropertyName(member.Name);
                    if (IsSecretName(member.Name)) writer.WriteStringValue(Hidden);
                    else Write(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray()) Write(writer, item);
                writer.WriteEndArray();
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    [GeneratedRegex(@"^\s*[A-Za-z0-9_.-]+=", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FormBody { get; }

    /// <summary>The names of fields whose values are secret. The fields <c>token_type</c> and <c>token_format</c> are not secret.</summary>
    [GeneratedRegex("^(.*(password|passwd|secret|assertion|signature|cookie|authorization|api[_-]?key)|(.*[_-])?(token|sid|session_?id)|(access|refresh|id|security|auth|bearer)token|code|code_verifier)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SecretName { get; }

    /// <summary>The form of an access token: the id of the org, an exclamation mark (which can be URL-encoded), and the rest of the token.</summary>
    [GeneratedRegex(@"00D[A-Za-z0-9]{9,15}(!|%21)[A-Za-z0-9._%-]+", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex AccessToken { get; }

    [GeneratedRegex(@"eyJ[A-Za-z0-9_-]*\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Assertion { get; }
}
