using System.Text;
using TypedStreaming.Bayeux;
using TypedStreaming.Consumers;
using TypedStreaming.Routing;
using TypedStreaming.Watching;

namespace TypedStreaming.Tests.Subscriptions;

public sealed class AdmissionTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    private readonly Admission _admission = new();

    [Fact]
    public void Nothing_is_taken_before_it_is_open()
    {
        Assert.False(Admits(1));
        _admission.Open();
        Assert.True(Admits(1));
    }

    [Fact]
    public void All_up_to_an_id_is_left_out_and_a_later_id_ends_that()
    {
        _admission.Open();
        _admission.SkipThrough(7);
        Assert.Equal([false, false, true, true], ((long[])[4, 7, 10, 4]).Select(id => Admits(id)));
    }

    [Fact]
    public void An_id_to_come_that_was_given_before_stays()
    {
        _admission.Open();
        _admission.SkipThrough(7);
        _admission.SkipThrough(4);
        Assert.False(Admits(5));
    }

    [Fact]
    public void An_event_without_an_id_is_never_left_out_for_ids()
    {
        _admission.Open();
        _admission.SkipThrough(7);
        Assert.True(Admits(null));
    }

    [Fact]
    public void What_is_older_is_left_out_with_a_margin_until_the_first_that_is_not()
    {
        _admission.Open();
        _admission.SkipBefore(Noon);
        Assert.False(Admits(1, Noon - Admission.Margin - TimeSpan.FromSeconds(1)));
        Assert.True(Admits(4, Noon - Admission.Margin));
        Assert.True(Admits(7, Noon.AddHours(-1)));
    }

    [Fact]
    public void Without_a_date_it_is_taken()
    {
        _admission.Open();
        _admission.SkipBefore(Noon);
        Assert.True(Admits(1));
    }

    [Fact]
    public void A_reset_forgets_all()
    {
        _admission.Open();
        _admission.SkipThrough(7);
        _admission.SkipBefore(Noon);
        _admission.Reset();
        Assert.False(_admission.IsOpen);
        _admission.Open();
        Assert.True(Admits(1, Noon.AddHours(-1)));
    }

    private bool Admits(long? id, DateTimeOffset? date = null)
    {
        var created = date is { } at ? $"\"createdDate\":\"{at:yyyy-MM-ddTHH:mm:ss.fffZ}\"," : "";
        var replay = id is { } number ? $"\"replayId\":{number}," : "";
        var reader = new BayeuxReader(Encoding.UTF8.GetBytes($$$"""{"channel":"/u/x","data":{"event":{ {{{created}}}{{{replay}}}"type":"x"},"payload":1}}"""));
        Assert.True(reader.Read());
        return _admission.Admits(reader.Current);
    }
}
