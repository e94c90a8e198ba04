using Microsoft.Extensions.Options;

namespace TypedStreaming.Tests.Authentication;

/// <summary>Defects of a login's options are reported when the client is made, together with all others, and not at the first login.</summary>
public sealed class FlowOptionsTests
{
    private const string Shared = "Salesforce does not offer the client credentials flow at login.salesforce.com; set LoginUrl to the org's My Domain, such as https://acme.my.salesforce.com";

    private static readonly Uri WithoutScheme = new("acme.my.salesforce.com", UriKind.RelativeOrAbsolute);
    private static readonly Uri Plain = new("http://acme.my.salesforce.com");

    public static TheoryData<IAccessTokenSource, string> Wrong => new()
    {
        { new PasswordFlow("u", "p", "c", "s") { LoginUrl = WithoutScheme }, "(PasswordFlow): LoginUrl: 'acme.my.salesforce.com' is not an absolute address; use a form such as https://acme.my.salesforce.com." },
        { new RefreshTokenFlow("r", "c") { LoginUrl = WithoutScheme }, "(RefreshTokenFlow): LoginUrl: 'acme.my.salesforce.com' is not an absolute address" },
        { new ClientCredentialsFlow("c", "s") { LoginUrl = WithoutScheme }, "(ClientCredentialsFlow): LoginUrl: 'acme.my.salesforce.com' is not an absolute address" },
        { new PasswordFlow("u", "p", "c", "s") { LoginUrl = Plain }, "(PasswordFlow): LoginUrl: 'http://acme.my.salesforce.com' is not HTTPS" },
        { new PasswordFlow("u", "p", "c", "s") { LoginUrl = new Uri("https://me:pa55@acme.my.salesforce.com") }, "(PasswordFlow): LoginUrl: the address has a user name or password before the host; remove them" },
        { new ClientCredentialsFlow("c", "s"), $"(ClientCredentialsFlow): {Shared}." },
        { new StaticToken("t", WithoutScheme), "(StaticToken): instanceUrl: 'acme.my.salesforce.com' is not an absolute address" },
        { new StaticToken("t", Plain), "(StaticToken): instanceUrl: 'http://acme.my.salesforce.com' is not HTTPS" },
        { new AnonymousAccess(WithoutScheme), "(AnonymousAccess): server: 'acme.my.salesforce.com' is not an absolute address" },
        { new OwnSource("Vault: there is none"), "(OwnSource): Vault: there is none." },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_option_of_a_flow_is_named_when_the_client_is_made(IAccessTokenSource source, string text)
    {
        var failure = Assert.Throws<OptionsValidationException>(() => new StreamingClient(new StreamingClientOptions { AccessTokens = source }));
        var defect = Assert.Single(failure.Failures);
        Assert.StartsWith("AccessTokens " + text, defect, StringComparison.Ordinal);
        Assert.DoesNotContain("pa55", defect, StringComparison.Ordinal);
    }

    [Fact]
    public void All_of_them_are_named_at_once_with_those_of_the_client()
    {
        var options = new StreamingClientOptions { ApiVersion = "1.0", AccessTokens = new OwnFlow { LoginUrl = WithoutScheme } };
        var failures = Assert.Throws<OptionsValidationException>(() => new StreamingClient(options)).Failures.ToList();
        Assert.Equal(4, failures.Count);
        Assert.StartsWith("AccessTokens (OwnFlow): LoginUrl:", failures[0], StringComparison.Ordinal);
        Assert.Equal("AccessTokens (OwnFlow): First: it is wrong.", failures[1]);
        Assert.Equal("AccessTokens (OwnFlow): Second: it is wrong too.", failures[2]);
        Assert.StartsWith("ApiVersion", failures[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_later_is_named_before_a_login()
    {
        var handler = Login.Accepting();
        var failure = await Login.FailAsync(new OwnFlow(), handler);
        Assert.Equal((StreamingError.Configuration, "Own: First: it is wrong; Second: it is wrong too."), (failure.Error, failure.Message));
        Assert.Empty(handler.Requests);
    }

    [Fact]
    public async Task Right_options_pass()
    {
        IAccessTokenSource[] sources =
        [
            new PasswordFlow("u", "p", "c", "s"),
            new PasswordFlow("u", "p", "c", "s") { LoginUrl = new Uri("http://localhost:8080/") },
            new RefreshTokenFlow("r", "c") { Sandbox = true },
            new ClientCredentialsFlow("c", "s") { LoginUrl = new Uri("https://acme.my.salesforce.com/x") },
            new StaticToken("t", new Uri("https://acme.my.salesforce.com")),
            new OwnSource(null),
        ];
        foreach (var source in sources)
        {
            await using var client = new StreamingClient(new StreamingClientOptions { AccessTokens = source });
        }
    }

    private sealed class OwnFlow : OAuthFlow
    {
        protected override string Name => "Own";

        protected override IEnumerable<KeyValuePair<string, string>> Form(AccessTokenRequest request) => [];

        protected override IEnumerable<string> OptionDefects() => ["First: it is wrong", "Second: it is wrong too"];
    }

    private sealed class OwnSource(string? defect) : IAccessTokenSource
    {
        public ValueTask<AccessToken> GetTokenAsync(AccessTokenRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

        public IEnumerable<string> OptionDefects() => defect is null ? [] : [defect];
    }
}
