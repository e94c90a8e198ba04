using System.Collections.Immutable;

namespace TypedStreaming.Session;

/// <summary>A step of the machine: the state after it, and what is to be done.</summary>
/// <param name="State">The state that holds from now on.</param>
/// <param name="Actions">What the loop does, in this order.</param>
internal readonly record struct Transition(SessionState State, ImmutableArray<SessionAction> Actions)
{
    public static implicit operator Transition(SessionState state) => new(state, []);

    public Transition Then(params ReadOnlySpan<SessionAction> actions) => this with { Actions = Actions.AddRange(actions) };

    public Transition Then(Func<SessionState, Transition> next)
    {
        var after = next(State);
        return after with { Actions = Actions.AddRange(after.Actions) };
    }
}
