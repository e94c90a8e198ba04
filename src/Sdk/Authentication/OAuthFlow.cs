using System.Text.Json;
using TypedStreaming.Authentication;
using TypedStreaming.Transport;

namespace TypedStreaming;

/// <summary>A login at a Salesforce token endpoint. A class and no record, so that nothing prints its members.</summary>
public abstract class OAuthFlow : IAccessTokenSource
{
    private static readonly Uri Production = new("https://login.salesforce.com/");
    private static readonly Uri Sandboxes = new("https://test.salesforce.com/");

    private protected OAuthFlow()
    {
    }

    /// <summary>
    /// The login host: your org's My Domain, for example. Null, the default, is <c>https://login.salesforce.com/</c>, or
    /// <c>https://test.salesforce.com/</c> if <see cref="Sandbox"/> is set.
    /// </summary>
    public Uri? LoginUrl { get; set; }

    /// <summary>Whether the org is a sandbox; false by default. Without effect where <see cref="LoginUrl"/> is set.</summary>
    public bool Sandbox { get; set; }

    /// <summary>The address that the login is posted to.</summary>
    public Uri TokenUrl => new(LoginUrl ?? (Sandbox ? Sandboxes : Production), "/services/oauth2/token");

    /// <summary>The flow's name in messages.</summary>
    private protected abstract string Name { get; }

    private protected abstract IEnumerable<KeyValuePair<string, string>> Form();

    /// <inheritdoc/>
    public async ValueTask<AccessToken> GetTokenAsync(AccessTokenRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (TrustedAddress.Defect(TokenUrl) is { } defect)
            throw new StreamingException(Reason.Configuration, $"{Name}: {nameof(LoginUrl)}: {defect}.");
        using var deadline = new CancellationTokenSource(request.Timeout, request.TimeProvider);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            using var form = new FormUrlEncodedContent(Form());
            using var response = await request.Http.PostAsync(TokenUrl, form, both.Token).ConfigureAwait(false);
            var body = await response.Content.ReadAsByteArrayAsync(both.Token).ConfigureAwait(false);
            return LoginAnswer.Read(Name, TokenUrl, (int)response.StatusCode, body);
        }
        catch (Exception e) when (HttpTrouble.Is(e))
        {
            throw Unreachable(e.Message, e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw Unreachable($"no answer within {request.Timeout.TotalSeconds:0.###} s", e);
        }
    }

    private StreamingException Unreachable(string why, Exception inner) => new(
        Reason.LoginFailed, $"{Name}: {TokenUrl.Host} could not be reached: {why}. Check {nameof(LoginUrl)} and the network.", inner);
}
