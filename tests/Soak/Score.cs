using TypedStreaming.Soak.Journals;

namespace TypedStreaming.Soak;

/// <summary>The result of a run.</summary>
internal sealed class Score(JournalReader published, JournalReader processed, int kills)
{
    private int Lost => published.Numbers.Count(number => !processed.Numbers.Contains(number));

    public bool IsGood(SoakOptions options) =>
        Lost == 0 && kills == options.Kills && published.Numbers.Count == options.Events && processed.Numbers.IsSubsetOf(published.Numbers);

    public override string ToString() =>
        $"published {published.Numbers.Count}, processed {processed.Numbers.Count}, lost {Lost}, duplicates {processed.Duplicates}, kills {kills}";
}
