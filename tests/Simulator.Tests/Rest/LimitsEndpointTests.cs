using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Tests.Wire;

namespace TypedStreaming.Simulator.Tests.Rest;

public sealed class LimitsEndpointTests : OrgTests
{
    private const string Path = "services/data/v66.0/limits";

    [Theory]
    [InlineData(Path)]
    [InlineData(Path + "/")]
    public async Task Deliveries_and_sessions_are_taken_from_the_limits(string path)
    {
        var org = await StartAsync();
        var peer = await SubscribedAsync(org);
        var held = await HoldAsync(org, peer);
        await PublishAsync(org, "Acme");
        await held;

        JsonAssert.Same(
            """
            {
              "DailyDurableStreamingApiEvents":{"Max":1000000,"Remaining":999999},
              "DailyDurableGenericStreamingApiEvents":{"Max":1000000,"Remaining":1000000},
              "DailyDeliveredPlatformEvents":{"Max":50000,"Remaining":50000},
              "DurableStreamingApiConcurrentClients":{"Max":2000,"Remaining":1999}
            }
            """,
            (await GetAsync(org, path)).Answer);
    }

    [Fact]
    public async Task A_day_later_all_deliveries_remain()
    {
        var org = await StartAsync();
        var held = await HoldAsync(org, await SubscribedAsync(org));
        await PublishAsync(org, "Acme");
        await held;
        Assert.Equal(999_999, await RemainingAsync(org));

        Time.Advance(TimeSpan.FromDays(1));

        Assert.Equal(1_000_000, await RemainingAsync(org));
    }

    [Fact]
    public async Task An_org_with_a_limit_of_its_own_lists_that()
    {
        var org = await StartAsync(static options => (options.MaxDeliveries, options.MaxConcurrentClients) = (5, 3));
        var held = await HoldAsync(org, await SubscribedAsync(org));
        await PublishAsync(org, "Acme");
        await held;

        var limits = (await GetAsync(org, Path)).Answer!;

        foreach (var name in (string[])["DailyDurableStreamingApiEvents", "DailyDurableGenericStreamingApiEvents", "DailyDeliveredPlatformEvents"])
            JsonAssert.Same("""{"Max":5,"Remaining":4}""", limits[name]);
        JsonAssert.Same("""{"Max":3,"Remaining":2}""", limits["DurableStreamingApiConcurrentClients"]);
    }

    [Theory]
    [InlineData(Path, "00D!wrong", HttpStatusCode.Unauthorized)]
    [InlineData("services/data/v67.0/limits", null, HttpStatusCode.NotFound)]
    [InlineData("services/data/v66.0/limit", null, HttpStatusCode.NotFound)]
    public async Task Another_token_and_another_address_are_refused(string path, string? token, HttpStatusCode status)
    {
        var org = await StartAsync();
        Assert.Equal(status, (await GetAsync(org, path, token)).Status);
    }

    private async Task<int> RemainingAsync(SimulatedOrg org) =>
        (await GetAsync(org, Path)).Answer!["DailyDurableStreamingApiEvents"]!["Remaining"]!.GetValue<int>();

    private async Task<(HttpStatusCode Status, JsonNode? Answer)> GetAsync(SimulatedOrg org, string path, string? token = null)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(org.Url, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token ?? org.IssueAccessToken());
        using var response = await http.SendAsync(request, Cancel);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel)));
    }
}
