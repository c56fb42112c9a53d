using CtiMiddleware.Simulators.Switch.Engine;
using CtiMiddleware.Simulators.Switch.Kernel;

namespace CtiMiddleware.Simulators.Tests;

/// <summary>One thing that a person or a computer does, drawn at random.</summary>
internal sealed class RandomOperation
{
    private static readonly string[] Numbers =
    [
        "1001",
        "1002",
        "1003",
        "1004",
        "1005",
        "1006",
        "1090",
        "610",
        "620",
        "630",
        "640",
        "650",
        "660",
        "670",
        "680",
        "701",
        "*81002",
        "0301234567",
        "600",
        "nosuch",
    ];

    private readonly PbxEngine _engine;
    private readonly SplitMix64 _random;
    private readonly Station[] _stations;
    private readonly PbxLeg[] _legs;

    public RandomOperation(EngineRig rig, SplitMix64 random)
    {
        _engine = rig.Engine;
        _random = random;
        _stations = [.. _engine.Stations];
        _legs = [.. _engine.Calls.SelectMany(call => call.Legs)];
    }

    public void Act()
    {
        switch (_random.NextInt(_legs.Length == 0 ? 2 : 6))
        {
            case 0:
                Begin();
                break;
            case 1:
                Set();
                break;
            case 2 or 3:
                AnswerOrClear();
                break;
            case 4:
                Move();
                break;
            default:
                Extend();
                break;
        }
    }

    private void Begin()
    {
        var station = Any(_stations);
        switch (_random.NextInt(9))
        {
            case 0 or 1:
                _engine.Dial(station, Number());
                break;
            case 2:
                _engine.Inbound(_engine.Trunks.First(), "0309876543", Number());
                break;
            case 3:
                _engine.MakeCall(
                    new MakeCallRequest
                    {
                        From = station,
                        Number = Number(),
                        Prompt = _random.NextChance(0.5),
                        UserData = "u",
                    },
                    out _
                );
                break;
            case 4:
                var request = new PredictiveCallRequest { Group = Number(), Number = "0301234567" };
                _engine.MakePredictiveCall(
                    _random.NextChance(0.5) ? request : request with { Classification = (CallClassification)_random.NextInt(4) },
                    out _
                );
                break;
            case 5:
                _engine.OffHook(station);
                break;
            case 6:
                _engine.DialOn(station, _engine.SharedLines.First(), Number(), out _);
                break;
            case 7:
                _engine.GroupPickUp(station, out _);
                break;
            default:
                _engine.HookFlash(_engine.FindStation("1090")!);
                break;
        }
    }

    private void Set()
    {
        var station = Any(_stations);
        var agent = Any(_engine.Agents.ToArray());
        switch (_random.NextInt(8))
        {
            case 0 or 1:
                _engine.LogOn(agent, station, state: PbxAgentState.Ready);
                break;
            case 2:
                _engine.LogOff(agent, force: _random.NextChance(0.5));
                break;
            case 3:
                _engine.SetState(agent, (PbxAgentState)_random.NextInt(7), "why");
                break;
            case 4:
                var to = _random.NextChance(0.6) ? "" : Number();
                _engine.SetForwarding(station, (ForwardingKind)_random.NextInt(3), to);
                break;
            case 5:
                _engine.SetDoNotDisturb(station, _random.NextChance(0.2));
                break;
            case 6:
                _engine.SetCallWaiting(station, _random.NextChance(0.7));
                break;
            default:
                _engine.SetService(station, _random.NextChance(0.9));
                break;
        }
    }

    private void AnswerOrClear()
    {
        switch (_random.NextInt(8))
        {
            case < 4:
                _engine.Answer(_legs.FirstOrDefault(leg => leg.State == LegState.Alerting) ?? Any(_legs));
                break;
            case 4:
                _engine.HangUp(Any(_legs));
                break;
            case 5:
                _engine.ClearCall(Any(_legs).Call);
                break;
            case 6:
                _engine.Clear(Any(_legs), ReleaseOrigin.ThirdParty, ReleaseCause.Normal);
                break;
            default:
                _engine.OnHook(_engine.FindStation("1090")!);
                break;
        }
    }

    private void Move()
    {
        var leg = Any(_legs);
        var answered = _legs.FirstOrDefault(one => one is { InMix: true, ConsultationOf: { IsReleased: false } });
        if (answered is not null && _random.NextChance(0.3))
        {
            // Rare by chance alone: somebody was asked and answered.
            _engine.Conference(answered.ConsultationOf!, answered);
            return;
        }
        var consulting = _legs.FirstOrDefault(one => one.ConsultationOf is { IsReleased: false });
        switch (_random.NextInt(13))
        {
            case 0:
                _engine.Hold(leg);
                break;
            case 1:
                _engine.Retrieve(leg);
                break;
            case 2 or 3:
                _engine.Consult(leg, Number(), sharesLine: _random.NextChance(0.3));
                break;
            case 4 when consulting is not null:
                _engine.Transfer(consulting.ConsultationOf!, consulting);
                break;
            case 5 when consulting is not null:
                _engine.TransferRinging(consulting.ConsultationOf!, consulting);
                break;
            case 6 when consulting is not null:
                _engine.Conference(consulting.ConsultationOf!, consulting);
                break;
            case 7:
                _engine.Reconnect(leg);
                break;
            case 8:
                _engine.BlindTransfer(leg, Number());
                break;
            case 9:
                _engine.Redirect(leg, Number());
                break;
            case 10:
                _engine.Join(leg, Any(_legs));
                break;
            case 11:
                _engine.Park(leg, leg.Device);
                break;
            default:
                _engine.Alternate(Any(_stations));
                break;
        }
    }

    private void Extend()
    {
        var leg = Any(_legs);
        var busy = _legs.FirstOrDefault(one => one is { State: LegState.Failed, Failure.Cause: ReleaseCause.Busy });
        if (busy is not null && _random.NextChance(0.7))
        {
            _ = _random.NextChance(0.5) ? _engine.Intrude(busy) : _engine.CampOn(busy);
            return;
        }
        switch (_random.NextInt(12))
        {
            case 0 or 1:
                _engine.AddParty(leg, Number(), out _, _random.NextChance(0.3));
                break;
            case 2:
                _engine.CampOn(_legs.FirstOrDefault(one => one.State == LegState.Failed) ?? leg);
                break;
            case 3:
                _engine.Intrude(_legs.FirstOrDefault(one => one.State == LegState.Failed) ?? leg);
                break;
            case 4:
                _engine.OrderCallBack(leg, out _);
                break;
            case 5 or 6:
                _engine.Deflect(_legs.FirstOrDefault(one => one.State == LegState.Alerting) ?? leg, Number());
                break;
            case 7:
                _engine.DialDigits(_legs.FirstOrDefault(one => one.HasDialTone) ?? leg, Number());
                break;
            case 8:
                _engine.BridgeIn(Any(_stations), _engine.SharedLines.First(), out _);
                break;
            case 9:
                if (_legs.FirstOrDefault(one => one.Routing is not null)?.Routing is { } request)
                {
                    _engine.SelectRoute(request, Number());
                }
                break;
            case 10:
                _engine.PressDigit(leg, '5', TimeSpan.Zero);
                _engine.SetData(leg.Call, new Dictionary<string, string?> { ["step"] = leg.Number });
                break;
            default:
                _engine.HookFlash(_engine.FindStation("1090")!);
                break;
        }
    }

    private string Number() => Any(Numbers);

    private T Any<T>(T[] values) => values[_random.NextInt(values.Length)];
}
