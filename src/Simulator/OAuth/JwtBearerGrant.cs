using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Http;

namespace TypedStreaming.Simulator.OAuth;

/// <summary>Checks assertions of the JWT bearer flow in the same way as a production org.</summary>
internal sealed class JwtBearerGrant(SimulatedUser user, string? publicKeyPem, TimeProvider time)
{
    private const string Production = "https://login.salesforce.com";

    /// <summary>The maximum remaining lifetime of an accepted assertion. Only unofficial sources describe Salesforce's limit.</summary>
    private static readonly TimeSpan LongestValidity = TimeSpan.FromMinutes(5);

    /// <summary>Returns true if the text is a valid RSA key in PEM form, or if it is null.</summary>
    public static bool IsKey(string? pem)
    {
        if (pem is null) return true;
        using var key = RSA.Create();
        try
        {
            key.ImportFromPem(pem);
            return true;
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            return false;
        }
    }

    /// <returns>The refusal, or null if the assertion is accepted.</returns>
    public HttpResponseData? Check(string? assertion, Uri baseUrl)
    {
        if (string.IsNullOrEmpty(assertion)) return TokenEndpoint.Error("invalid_request", "must provide assertion");
        if (assertion.Split('.') is not [var header, var claims, var signature]
            || Read(header) is not { } head || Read(claims) is not { } body) return Refuse("invalid assertion");
        if (Text(body, "iss") != user.ClientId) return TokenEndpoint.Error("invalid_client_id", "client identifier invalid");
        if (Text(head, "alg") != "RS256" || !IsSigned($"{header}.{claims}", signature)) return Refuse("invalid assertion");
        if (!IsAudience(Text(body, "aud"), baseUrl)) return Refuse("Audience validation failed");
        if (!IsNow(body)) return Refuse("expired authorization code");
        return Text(body, "sub") == user.Username ? null : Refuse("user hasn't approved this consumer");
    }

    private static HttpResponseData Refuse(string description) => TokenEndpoint.Error("invalid_grant", description);

    private static JsonObject? Read(string part)
    {
        try
        {
            return JsonBody.Parse(Base64Url.DecodeFromChars(part)) as JsonObject;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string? Text(JsonObject json, string name) =>
        json.TryGetPropertyValue(name, out var value) && value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    private static bool IsAudience(string? audience, Uri baseUrl) =>
        audience?.TrimEnd('/') is { } asked && (asked == Production || asked == baseUrl.GetLeftPart(UriPartial.Authority));

    private bool IsNow(JsonObject claims)
    {
        if (claims["exp"] is not JsonValue value || !value.TryGetValue(out long end)) return false;
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        return end > now && end - now <= (long)LongestValidity.TotalSeconds;
    }

    private bool IsSigned(string text, string signature)
    {
        if (publicKeyPem is null) return false;
        using var key = RSA.Create();
        key.ImportFromPem(publicKeyPem);
        try
        {
            return key.VerifyData(
                Encoding.ASCII.GetBytes(text), Base64Url.DecodeFromChars(signature), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
