namespace TypedStreaming.Soak;

/// <summary>The addresses of the org, which its process prints in one line.</summary>
/// <param name="Org">The address of the org itself: logins and CometD.</param>
/// <param name="PubSub">The address of its Pub/Sub API; null if the consumers use CometD.</param>
internal sealed record OrgAddress(Uri Org, Uri? PubSub = null)
{
    private const char Separator = ' ';

    public static OrgAddress Parse(string line) => line.Split(Separator) switch
    {
        [var org, var pubSub] => new OrgAddress(new Uri(org), new Uri(pubSub)),
        _ => new OrgAddress(new Uri(line)),
    };

    public override string ToString() => PubSub is null ? $"{Org}" : $"{Org}{Separator}{PubSub}";
}
