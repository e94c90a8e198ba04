using System.Text.Json;
using TypedStreaming.Simulator;
using TypedStreaming.Tool.Simulate.Web;

namespace TypedStreaming.Tool.Tests.Simulate;

/// <summary>Secrets that the exchanges of the page do not show.</summary>
public sealed class SecretMaskTests
{
    private const string AccessToken = "00DKx0000012345!AQ8secret.part_of-it";
    private const string Jwt = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ4In0.c2lnbmF0dXJl";

    private readonly SimulatedUser _user = new();

    private SecretMask Mask => new(_user);

    [Theory]
    [InlineData("Authorization", "Bearer " + AccessToken)]
    [InlineData("authorization", "OAuth anything")]
    [InlineData("Cookie", "BAYEUX_BROWSER=abc; sfdc-stream=def")]
    [InlineData("Proxy-Authorization", "Basic abc")]
    [InlineData("X-Api-Key", "abc")]
    [InlineData("accesstoken", "abc")]
    public void Headers_with_credentials_are_hidden(string name, string value) => Assert.Equal("(hidden)", Mask.Header(name, value));

    [Fact]
    public void Other_headers_are_shown()
    {
        Assert.Equal("application/json", Mask.Header("Accept", "application/json"));
        Assert.Equal("(hidden)", Mask.Header("X-Trace", AccessToken));
        Assert.Equal("(hidden)", Mask.Header("X-Trace", Jwt));
    }

    [Fact]
    public void A_login_shows_the_flow_and_no_secret()
    {
        var body = $"grant_type=password&client_id=abc&client_secret={_user.ClientSecret}&username=a%40b.c&password=wrong&assertion={Jwt}&code=c&new_field=x";
        Assert.Equal("grant_type=password&client_id=abc&client_secret=(hidden)&username=a%40b.c&password=(hidden)&assertion=(hidden)&code=(hidden)&new_field=(hidden)", Mask.Body(body));
        Assert.Equal(
            """{"access_token":"(hidden)","instance_url":"http://127.0.0.1","token_type":"Bearer","signature":"(hidden)","refresh_token":"(hidden)"}""",
            Mask.Body("""{"access_token":"a","instance_url":"http://127.0.0.1","token_type":"Bearer","signature":"b","refresh_token":"c"}"""));
    }

    [Fact]
    public void Fields_of_messages_are_hidden_at_any_depth()
    {
        Assert.Equal(
            """[{"channel":"/meta/handshake","ext":{"authentication":{"token":"(hidden)","user":"u"}},"clientId":"c"}]""",
            Mask.Body("""[{"channel":"/meta/handshake","ext":{"authentication":{"token":{"a":1},"user":"u"}},"clientId":"c"}]"""));
        Assert.Equal("""{"payload":"see (hidden)"}""", Mask.Body($$"""{"payload":"see {{AccessToken}}"}"""));
        Assert.Equal("""{"Code__c":"shown","postal_code":"shown"}""", Mask.Body("""{"Code__c":"shown","postal_code":"shown"}"""));
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_replaced_and_secrets_beside_it_are_hidden() => Assert.Equal(
        "{\"\uFFFD\":\"a\uFFFD\",\"password\":\"(hidden)\",\"pair\":\"\\uD83D\\uDE00\",\"text\":\"\\\\ud800\"}",
        Mask.Body(@"{""\ud800"":""a\uDC00"",""password"":""x"",""pair"":""\ud83d\ude00"",""text"":""\\ud800""}"));

    [Fact]
    public void A_body_that_is_not_json_hides_values_and_forms_of_secrets()
    {
        Assert.Equal("<p>(hidden) (hidden) (hidden)</p>", Mask.Body($"<p>{_user.Password} {AccessToken} {Jwt}</p>"));
        Assert.Equal("{\"a\": (hidden)", Mask.Body($"{{\"a\": {_user.RefreshToken}"));
    }

    [Fact]
    public void A_query_shows_no_secret() =>
        Assert.Equal("/services/x?q=SELECT+Id&sid=(hidden)&oauth_token=(hidden)", Mask.Path("/services/x?q=SELECT+Id&sid=abc&oauth_token=def"));

    [Fact]
    public async Task The_page_gets_a_whole_session_without_a_secret()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "password", ["client_id"] = simulator["clientId"], ["client_secret"] = simulator["clientSecret"], ["username"] = simulator["username"], ["password"] = simulator["password"],
        });
        using var login = await simulator.Http.PostAsync(new Uri(simulator.Org, "services/oauth2/token"), form, TestContext.Current.CancellationToken);
        using var answer = JsonDocument.Parse(await login.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var token = answer.RootElement.GetProperty("access_token").GetString()!;
        using var limits = new HttpRequestMessage(HttpMethod.Get, new Uri(simulator.Org, $"services/data/v66.0/limits?oauth_token={token}"));
        limits.Headers.Add("Authorization", $"Bearer {token}");
        limits.Headers.Add("Cookie", "sid=" + token);
        using var answered = await simulator.Http.SendAsync(limits, TestContext.Current.CancellationToken);
        Assert.True(answered.IsSuccessStatusCode);

        var shown = new List<string>();
        await simulator.ReadUntilAsync("exchange", exchange =>
        {
            shown.Add(exchange.GetRawText());
            return exchange.GetProperty("number").GetInt64() == 2;
        });
        var all = string.Join('\n', shown);
        Assert.Contains("grant_type=password", all, StringComparison.Ordinal);
        Assert.Contains("instance_url", all, StringComparison.Ordinal);
        foreach (var secret in (string[])[token, token[16..], simulator["password"], simulator["clientSecret"], simulator["refreshToken"]])
            Assert.DoesNotContain(secret, all, StringComparison.Ordinal);
    }
}
