using System.Diagnostics;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Telemetry;

[Collection(TelemetryCollectionDefinition.Name)]
public sealed class CrashedActivityTests
{
    [Fact(Timeout = 30_000)]
    public async Task A_login_that_ends_in_a_defect_of_its_source_is_a_failed_one()
    {
        using var heard = new HeardActivities();
        await using var test = await TestOrg.StartAsync(configureClient: static (options, _) => options.AccessTokens = new ThrowingSource());

        await Assert.ThrowsAsync<StreamingException>(() => test.Client.StartAsync(TestContext.Current.CancellationToken));

        Assert.Equal(ActivityStatusCode.Error, Assert.Single(heard.Named("login")).Status);
    }
}
