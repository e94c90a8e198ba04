using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using TypedStreaming.Simulator.Faults;
using TypedStreaming.Simulator.Http;

namespace TypedStreaming.Simulator.OAuth;

/// <summary>
/// Answers <c>POST /services/oauth2/token</c> for the password flow, the refresh token flow and the flows that <see cref="FurtherGrants"/> checks.
/// </summary>
internal sealed class TokenEndpoint(
    OrgIdentity identity,
    AccessTokens tokens,
    RefreshTokens refreshTokens,
    FurtherGrants furtherGrants,
    OrgInstance instance,
    FaultScript faults,
    TimeProvider time)
{
    public const string Path = "/services/oauth2/token";

    private SimulatedUser User => identity.User;

    public HttpResponseData Answer(IncomingRequest request)
    {
        if (request.Method != "POST") return Error("invalid_request", "must use HTTP POST");
        if (!request.IsForm)
            return Error("invalid_request", "must use content type application/x-www-form-urlencoded");
        if (request.IsTooLarge || ReadForm(request.Body.Span) is not { } form)
            return Error("invalid_request", "malformed form");
        string? Field(string name) => form.TryGetValue(name, out var value) ? value.ToString() : null;
        return Check(Field, request.BaseUrl)
            ?? Success(request.BaseUrl, Field("grant_type") == "refresh_token" ? refreshTokens.Replacement() : null);
    }

    private static Dictionary<string, StringValues>? ReadForm(ReadOnlySpan<byte> body)
    {
        using var reader = new FormReader(Encoding.UTF8.GetString(body));
        try
        {
            return reader.ReadForm();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private HttpResponseData? Check(Func<string, string?> field, Uri baseUrl)
    {
        var grant = field("grant_type");
        if (string.IsNullOrEmpty(grant)) return Error("invalid_request", "must provide grant_type");
        if (FurtherGrants.Include(grant)) return furtherGrants.Check(grant, field, baseUrl);
        if (grant is not ("password" or "refresh_token"))
            return Error("unsupported_grant_type", "grant type not supported");
        if (field("client_id") != User.ClientId)
            return Error("invalid_client_id", "client identifier invalid");
        return grant == "password" ? CheckPassword(field) : CheckRefreshToken(field);
    }

    private HttpResponseData? CheckPassword(Func<string, string?> field)
    {
        if (field("client_secret") != User.ClientSecret) return Error("invalid_client", "invalid client credentials");
        return field("username") == User.Username && field("password") == User.Password
            ? null
            : Error("invalid_grant", "authentication failure");
    }

    private HttpResponseData? CheckRefreshToken(Func<string, string?> field)
    {
        if (field("client_secret") is { } secret && secret != User.ClientSecret)
            return Error("invalid_client", "invalid client credentials");
        return tokens.IsRefreshTokenValid && refreshTokens.TryUse(field("refresh_token"))
            ? null
            : Error("invalid_grant", "expired access/refresh token");
    }

    private HttpResponseData Success(Uri baseUrl, string? refreshToken)
    {
        var identityUrl = new Uri(baseUrl, $"/id/{identity.OrganizationId}/{identity.UserId}").ToString();
        var issuedAt = time.GetUtcNow().ToUnixTimeMilliseconds().ToString();
        var signature = HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(User.ClientSecret), Encoding.UTF8.GetBytes(identityUrl + issuedAt));
        var answer = new JsonObject
        {
            ["access_token"] = AccessToken(),
            ["instance_url"] = instance.At(baseUrl).GetLeftPart(UriPartial.Authority),
            ["id"] = identityUrl,
            ["token_type"] = "Bearer",
            ["issued_at"] = issuedAt,
            ["signature"] = Convert.ToBase64String(signature),
            ["scope"] = "api",
        };
        if (refreshToken is not null) answer["refresh_token"] = refreshToken;
        return HttpResponseData.Json(answer);
    }

    private string AccessToken() =>
        faults.Take<RevokedTokenFault>(RequestKind.Login) is null ? tokens.Issue() : tokens.IssueRevoked();

    internal static HttpResponseData Error(string error, string description) =>
        HttpResponseData.Json(new JsonObject { ["error"] = error, ["error_description"] = description }) with
        {
            Status = 400,
        };
}
