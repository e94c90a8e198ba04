using TypedStreaming.Bayeux;
using TypedStreaming.Generators.Channels;

namespace TypedStreaming.Generators.Tests.Channels;

/// <summary>The rule that the analyzers apply to calls, and the one that the SDK applies at run time, are the same.</summary>
public sealed class ChannelRuleTests
{
    private static readonly string[] Pieces =
    [
        "/", "//", "a", "/topic/", "/u/", "/meta/", "/service/", "/event/", "/data/", "/meta", "/Topic/", "Things", "*", "**", " ", "\n", "?", "b=c", "-", "$",
    ];

    public static TheoryData<string> Channels =>
    [
        .. Pieces,
        .. from a in Pieces from b in Pieces select a + b,
        .. from a in Pieces from b in Pieces from c in Pieces.Take(12) select a + b + c,
    ];

    [Fact]
    public void What_the_sdk_refuses_the_analyzer_refuses_and_nothing_else_beyond_the_prefixes_of_Salesforce()
    {
        var refused = 0;
        foreach (var channel in Channels.Select(c => c.Data))
        {
            var found = ChannelRules.CheckUse(channel, "Call") is { Rule.DefaultSeverity: Microsoft.CodeAnalysis.DiagnosticSeverity.Error };
            var expected = ChannelName.Defect(channel) is not null;
            if (expected) refused++;
            if (IsSalesforce(channel)) Assert.True(found || !expected, channel);
            else Assert.True(found == expected, channel);
        }

        Assert.InRange(refused, 1000, Channels.Count - 100);
    }

    private static bool IsSalesforce(string channel) =>
        AttributeChannels.All.Any(k => channel.StartsWith(AttributeChannels.PrefixOf(k), StringComparison.OrdinalIgnoreCase));
}
