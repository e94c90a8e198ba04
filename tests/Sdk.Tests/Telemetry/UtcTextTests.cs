using System.Globalization;
using TypedStreaming.Replay;
using TypedStreaming.Replay.Stores;
using TypedStreaming.Telemetry;

namespace TypedStreaming.Tests.Telemetry;

/// <summary>Times in messages are the same in every culture, some of which write a full stop between hours and minutes.</summary>
public sealed class UtcTextTests
{
    private static readonly DateTimeOffset May = new(2026, 5, 4, 11, 12, 33, TimeSpan.FromHours(2));

    public UtcTextTests()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.DateTimeFormat.TimeSeparator = ".";
        CultureInfo.CurrentCulture = culture; // For this test only: it flows with the execution context.
    }

    [Fact]
    public void The_culture_counts_where_it_is_not_excluded() => Assert.Equal("11.12", $"{May:HH:mm}");

    [Fact]
    public void A_time_is_in_UTC_and_ISO_form() => Assert.Equal("2026-05-04T09:12:33Z", UtcText.Of(May));

    [Fact]
    public void No_time_is_unknown() => Assert.Equal("unknown", UtcText.Of(null));

    [Fact]
    public void A_takeover_is_dated_so()
    {
        var key = new ReplayKey("00DKx0000000001EAA", "/topic/A", "default");
        Assert.Contains(" at 2026-05-04T09:12:33Z.", PositionTakeover.InThisProcess(key, May).Message, StringComparison.Ordinal);
    }
}
