using System.Reflection;
using Microsoft.Extensions.Logging;
using TypedStreaming.Telemetry;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Telemetry;

/// <summary>Log messages are the same in every culture: dates in ISO form, and a word where something is not known.</summary>
public sealed partial class LogTextTests : IDisposable
{
    private static readonly DateTimeOffset May = new(2026, 5, 4, 11, 12, 33, 208, TimeSpan.FromHours(2));

    private readonly CapturedLog _log = new();

    [Fact]
    public void A_gap_has_ISO_dates()
    {
        SubscriptionLog.Gap(_log, new Gap { Cause = GapCause.RestartedBeforeFirstEvent, Channel = "/topic/A", From = May, To = May.AddHours(1) });
        Assert.Equal("Events of /topic/A may be missing: RestartedBeforeFirstEvent, from 2026-05-04T09:12:33Z to 2026-05-04T10:12:33Z", Text());
    }

    [Fact]
    public void A_gap_of_unknown_bounds_says_so()
    {
        SubscriptionLog.Gap(_log, new Gap { Cause = GapCause.InvalidReplayId, Channel = "/topic/A" });
        Assert.Equal("Events of /topic/A may be missing: InvalidReplayId, from unknown to unknown", Text());
    }

    [Theory]
    [InlineData(7L, "Owner.Name", "An event of /topic/A (replay id 7) was skipped: Owner.Name could not be read")]
    [InlineData(null, null, "An event of /topic/A (replay id unknown) was skipped: it could not be read")]
    public void A_skipped_event_is_named_as_far_as_it_is_known(long? replayId, string? member, string text)
    {
        SubscriptionLog.Skipped(_log, "/topic/A", replayId, member);
        Assert.Equal(text, Text());
    }

    [Fact]
    public void An_old_position_has_its_date_and_the_hours_of_the_retention()
    {
        SubscriptionLog.PositionEnding(_log, "/event/A__e", "default", May, TimeSpan.FromHours(72));
        Assert.Equal("The position of consumer default of /event/A__e is from 2026-05-04T09:12:33Z, and the server keeps events for 72 hours. Soon, the server may not be able to resume from this position", Text());
    }

    [Fact]
    public void No_message_is_given_a_value_that_prints_as_null_or_as_a_date_of_one_country() => Assert.Empty(BadParameters(typeof(SessionLog), typeof(SubscriptionLog)));

    [Fact]
    public void Such_a_value_would_be_seen() => Assert.Equal(["One.at", "One.count", "One.name"], BadParameters(typeof(BadLog)));

    private static IEnumerable<string> BadParameters(params Type[] logs)
    {
        var nullability = new NullabilityInfoContext();
        return
        [
            .. from log in logs
               from method in log.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
               where method.GetCustomAttribute<LoggerMessageAttribute>() is not null
               from parameter in method.GetParameters()
               where nullability.Create(parameter).WriteState == NullabilityState.Nullable
                   || parameter.ParameterType == typeof(DateTimeOffset) || parameter.ParameterType == typeof(DateTime)
               orderby parameter.Name
               select $"{method.Name}.{parameter.Name}",
        ];
    }

    public void Dispose() => _log.Dispose();

    private string Text() => Assert.Single(_log.Entries).Text.TrimEnd();

    private static partial class BadLog
    {
        [LoggerMessage(1, LogLevel.Information, "{Name} {Count} {At} {Fine} {Channel}")]
        public static partial void One(ILogger logger, string? name, long? count, DateTimeOffset at, int fine, string channel);
    }
}
