using System.Net;
using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Tests.Wire;

namespace TypedStreaming.Simulator.Tests.Rest;

public sealed class VersionsEndpointTests : OrgTests
{
    [Fact]
    public async Task Versions_are_listed_ascending_without_a_token()
    {
        var org = await StartAsync();
        var versions = await GetAsync(org, "services/data/");
        Assert.Equal(30, versions.Count);
        JsonAssert.Same("""{"label":"Summer '16","url":"/services/data/v37.0","version":"37.0"}""", versions[0]);
        JsonAssert.Same("""{"label":"Winter '26","url":"/services/data/v65.0","version":"65.0"}""", versions[^2]);
        JsonAssert.Same("""{"label":"Spring '26","url":"/services/data/v66.0","version":"66.0"}""", versions[^1]);
    }

    [Fact]
    public async Task The_list_can_be_given_and_decides_what_is_newest()
    {
        var org = await StartAsync(options => options.ApiVersions = ["60.0", "61.0"]);
        Assert.Equal("60.0 61.0", string.Join(' ', (await GetAsync(org, "services/data")).Select(item => item!["version"]!.GetValue<string>())));
        var peer = NewPeer(org);
        peer.Path = "cometd/62.0";
        Assert.StartsWith("400::Unsupported", (await peer.HandshakeAsync(Cancel))["error"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_addresses_are_not_found()
    {
        var org = await StartAsync();
        using var http = new HttpClient();
        using var response = await http.GetAsync(new Uri(org.Url, "services/other"), Cancel);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(
            """[{"errorCode":"NOT_FOUND","message":"The requested resource does not exist"}]""",
            await response.Content.ReadAsStringAsync(Cancel));
    }

    private async Task<JsonArray> GetAsync(SimulatedOrg org, string path)
    {
        using var http = new HttpClient();
        return JsonNode.Parse(await http.GetStringAsync(new Uri(org.Url, path), Cancel))!.AsArray();
    }
}
